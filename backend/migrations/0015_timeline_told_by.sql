ALTER TABLE "timeline_entries" DROP CONSTRAINT "timeline_entries_once";--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "told_by" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_once" UNIQUE("org_id","customer_id","subject_id","event","at","told_by");