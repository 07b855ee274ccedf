ALTER TABLE "device_grants" ADD COLUMN "ended_because" text;--> statement-breakpoint
ALTER TABLE "device_grants" ADD COLUMN "ip" text;--> statement-breakpoint
ALTER TABLE "device_grants" ADD COLUMN "last_ip" text;--> statement-breakpoint
ALTER TABLE "device_grants" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "handle" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "previous_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "renewed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ip" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_ip" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sessions_previous_id" ON "sessions" USING btree ("previous_id");