CREATE TABLE "report_activity" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sensitive" boolean NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "report_activity_org_id_day_customer_id_person_id_kind_sensitive_pk" PRIMARY KEY("org_id","day","customer_id","person_id","kind","sensitive")
);
--> statement-breakpoint
CREATE TABLE "report_hours" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"category" text NOT NULL,
	"billable" boolean NOT NULL,
	"seconds" integer NOT NULL,
	CONSTRAINT "report_hours_org_id_day_customer_id_person_id_category_billable_pk" PRIMARY KEY("org_id","day","customer_id","person_id","category","billable")
);
--> statement-breakpoint
CREATE TABLE "report_stale_days" (
	"org_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"day" date NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "report_stale_days_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "report_stale_days_org_id_subject_day_seq_pk" PRIMARY KEY("org_id","subject","day","seq")
);
--> statement-breakpoint
CREATE TABLE "report_states" (
	"org_id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"built_from" date NOT NULL,
	CONSTRAINT "report_states_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "report_views" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"report" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "report_views_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "approver_id" uuid;--> statement-breakpoint
ALTER TABLE "report_activity" ADD CONSTRAINT "report_activity_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_hours" ADD CONSTRAINT "report_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_stale_days" ADD CONSTRAINT "report_stale_days_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_states" ADD CONSTRAINT "report_states_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_views" ADD CONSTRAINT "report_views_org_id_person_id_people_org_id_id_fk" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_activity_customer" ON "report_activity" USING btree ("org_id","customer_id","day");--> statement-breakpoint
CREATE INDEX "report_hours_person" ON "report_hours" USING btree ("org_id","person_id","day");--> statement-breakpoint
CREATE INDEX "report_views_person" ON "report_views" USING btree ("org_id","person_id","report","name");--> statement-breakpoint
CREATE UNIQUE INDEX "report_views_one_default" ON "report_views" USING btree ("org_id","person_id","report") WHERE is_default and removed_at is null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_org_id_approver_id_people_org_id_id_fk" FOREIGN KEY ("org_id","approver_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_up_postponements_at" ON "follow_up_postponements" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "follow_ups_due" ON "follow_ups" USING btree ("org_id","due_on") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "people_approver" ON "people" USING btree ("org_id","approver_id") WHERE approver_id is not null;--> statement-breakpoint
CREATE INDEX "events_portal_visits" ON "events" USING btree ("org_id","customer_id","at") WHERE name = 'portal.visited';--> statement-breakpoint
CREATE INDEX "tasks_completed" ON "tasks" USING btree ("org_id","completed_at") WHERE removed_at is null and completed_at is not null;--> statement-breakpoint
CREATE INDEX "tasks_created" ON "tasks" USING btree ("org_id","created_at") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "time_entries_started" ON "time_entries" USING btree ("org_id","started_at");--> statement-breakpoint
CREATE INDEX "time_entries_long" ON "time_entries" USING btree ("org_id","started_at") WHERE duration_seconds > 86400;--> statement-breakpoint
CREATE INDEX "timeline_entries_day" ON "timeline_entries" USING btree ("org_id","at") WHERE removed_at is null and visible_to is null;--> statement-breakpoint
CREATE INDEX "timeline_entries_personal" ON "timeline_entries" USING btree ("org_id","visible_to","at") WHERE removed_at is null and visible_to is not null;--> statement-breakpoint
CREATE INDEX "timeline_entries_task" ON "timeline_entries" USING btree ("org_id","at","task_id") WHERE removed_at is null and task_id is not null;