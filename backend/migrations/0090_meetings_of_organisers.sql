ALTER TABLE "meetings" DROP CONSTRAINT "meetings_uid";--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_uid" ON "meetings" USING btree ("org_id","uid","recurrence_id",coalesce(organiser, ''));--> statement-breakpoint
CREATE INDEX "meetings_page" ON "meetings" USING btree ("org_id","starts_at","id");