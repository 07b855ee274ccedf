CREATE TABLE "report_customer_hours" (
	"org_id" uuid NOT NULL,
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"seconds" bigint NOT NULL,
	"billable_seconds" bigint NOT NULL,
	"billable_people" bit varying,
	"unbillable_people" bit varying,
	CONSTRAINT "report_customer_hours_org_id_grain_day_customer_id_pk" PRIMARY KEY("org_id","grain","day","customer_id")
);
--> statement-breakpoint
CREATE TABLE "report_customer_person_hours" (
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seconds" bigint NOT NULL,
	"billable_seconds" bigint NOT NULL,
	CONSTRAINT "report_customer_person_hours_org_id_customer_id_month_person_id_pk" PRIMARY KEY("org_id","customer_id","month","person_id")
);
--> statement-breakpoint
CREATE TABLE "report_day_hours" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"category" text NOT NULL,
	"seconds" bigint NOT NULL,
	"billable_seconds" bigint NOT NULL,
	"billable_people" bit varying,
	"unbillable_people" bit varying,
	CONSTRAINT "report_day_hours_org_id_day_category_pk" PRIMARY KEY("org_id","day","category")
);
--> statement-breakpoint
CREATE TABLE "report_people" (
	"org_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "report_people_org_id_person_id_pk" PRIMARY KEY("org_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "report_states" ADD COLUMN "summed_from" date DEFAULT 'infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "report_customer_hours" ADD CONSTRAINT "report_customer_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_customer_person_hours" ADD CONSTRAINT "report_customer_person_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_day_hours" ADD CONSTRAINT "report_day_hours_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_people" ADD CONSTRAINT "report_people_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_customer_person_hours_person" ON "report_customer_person_hours" USING btree ("org_id","person_id","month","customer_id","seconds","billable_seconds");--> statement-breakpoint
CREATE UNIQUE INDEX "report_people_number" ON "report_people" USING btree ("org_id","number");