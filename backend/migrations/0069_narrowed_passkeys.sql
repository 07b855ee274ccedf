ALTER TABLE "identities" ALTER COLUMN "provider" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "passkeys" ADD COLUMN "only_second" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- A new password leaves the only second factor where it is, but lets nobody in by it alone.
GRANT UPDATE (only_second) ON passkeys TO threadline_app;
