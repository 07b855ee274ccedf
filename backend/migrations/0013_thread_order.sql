DROP INDEX "threads_latest";--> statement-breakpoint
CREATE INDEX "threads_latest" ON "threads" USING btree ("org_id",coalesce(last_message_at, created_at),"id");