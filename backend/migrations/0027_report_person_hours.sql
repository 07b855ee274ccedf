CREATE TABLE "report_person_hours" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"person_id" uuid NOT NULL,
	"seconds" integer NOT NULL,
	"billable_seconds" integer NOT NULL,
	CONSTRAINT "report_person_hours_org_id_day_person_id_pk" PRIMARY KEY("org_id","day","person_id")
);
--> statement-breakpoint
ALTER TABLE "report_person_hours" ADD CONSTRAINT "report_person_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_person_hours_person" ON "report_person_hours" USING btree ("org_id","person_id","day");