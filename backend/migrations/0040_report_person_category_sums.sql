CREATE TABLE "report_person_category_hours" (
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"person_id" uuid NOT NULL,
	"category" text NOT NULL,
	"seconds" bigint NOT NULL,
	"billable_seconds" bigint NOT NULL,
	CONSTRAINT "report_person_category_hours_org_id_person_id_month_category_pk" PRIMARY KEY("org_id","person_id","month","category")
);
--> statement-breakpoint
ALTER TABLE "report_person_category_hours" ADD CONSTRAINT "report_person_category_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;