ALTER TABLE "audit_seals" ADD COLUMN "version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD COLUMN "sealed_seq" bigint;--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "claim" uuid;--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "alive_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "archives" ADD COLUMN "failure" text;