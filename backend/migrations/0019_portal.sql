CREATE TABLE "portal_brands" (
	"org_id" uuid NOT NULL,
	"accent" text,
	"sender_name" text,
	"logo" "bytea",
	"logo_type" text,
	"logo_hash" text,
	CONSTRAINT "portal_brands_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"file_hash" text NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	"shared_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "documents_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"org_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stored_files_org_id_hash_pk" PRIMARY KEY("org_id","hash")
);
--> statement-breakpoint
CREATE TABLE "portal_guests" (
	"org_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"digest" text DEFAULT 'weekly' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"welcomed_at" timestamp (3) with time zone,
	"invited_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"previous_visit_at" timestamp (3) with time zone,
	"told_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "portal_guests_org_id_customer_id_contact_id_pk" PRIMARY KEY("org_id","customer_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "portal_link_requests" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"address" text NOT NULL,
	"nonce_hash" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "portal_link_requests_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "portal_links" (
	"org_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"nonce_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "portal_links_org_id_token_hash_pk" PRIMARY KEY("org_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "portal_sessions" (
	"org_id" uuid NOT NULL,
	"id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"user_agent" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "portal_sessions_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "thread_shares" (
	"org_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"shared_at" timestamp (3) with time zone NOT NULL,
	"shared_by" uuid,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "thread_shares_org_id_thread_id_customer_id_pk" PRIMARY KEY("org_id","thread_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "outbound_mails" ADD COLUMN "sender_name" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "shared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "for_customer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "customer_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "portal_brands" ADD CONSTRAINT "portal_brands_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_org_id_file_hash_stored_files_org_id_hash_fk" FOREIGN KEY ("org_id","file_hash") REFERENCES "public"."stored_files"("org_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_org_id_added_by_people_org_id_id_fk" FOREIGN KEY ("org_id","added_by") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_guests" ADD CONSTRAINT "portal_guests_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_guests" ADD CONSTRAINT "portal_guests_org_id_contact_id_contacts_org_id_id_fk" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_link_requests" ADD CONSTRAINT "portal_link_requests_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_links" ADD CONSTRAINT "portal_links_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_links" ADD CONSTRAINT "portal_links_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_links" ADD CONSTRAINT "portal_links_org_id_contact_id_contacts_org_id_id_fk" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_org_id_contact_id_contacts_org_id_id_fk" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_shares" ADD CONSTRAINT "thread_shares_org_id_thread_id_threads_org_id_id_fk" FOREIGN KEY ("org_id","thread_id") REFERENCES "public"."threads"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_shares" ADD CONSTRAINT "thread_shares_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_shares" ADD CONSTRAINT "thread_shares_org_id_shared_by_people_org_id_id_fk" FOREIGN KEY ("org_id","shared_by") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_customer" ON "documents" USING btree ("org_id","customer_id","added_at","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "portal_guests_digest" ON "portal_guests" USING btree ("org_id","told_until") WHERE digest <> 'off';--> statement-breakpoint
CREATE INDEX "portal_links_expiry" ON "portal_links" USING btree ("org_id","expires_at");--> statement-breakpoint
CREATE INDEX "portal_sessions_id" ON "portal_sessions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "portal_sessions_contact" ON "portal_sessions" USING btree ("org_id","contact_id");--> statement-breakpoint
CREATE INDEX "thread_shares_customer" ON "thread_shares" USING btree ("org_id","customer_id") WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_org_id_contact_id_contacts_org_id_id_fk" FOREIGN KEY ("org_id","contact_id") REFERENCES "public"."contacts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_shared" ON "tasks" USING btree ("org_id","customer_id") WHERE shared and removed_at is null;