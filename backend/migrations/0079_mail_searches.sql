CREATE TABLE "mail_searches" (
	"org_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"word" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_searches_org_id_connection_id_kind_word_pk" PRIMARY KEY("org_id","connection_id","kind","word")
);
--> statement-breakpoint
ALTER TABLE "mail_searches" ADD CONSTRAINT "mail_searches_org_id_connection_id_mail_connections_org_id_id_fk" FOREIGN KEY ("org_id","connection_id") REFERENCES "public"."mail_connections"("org_id","id") ON DELETE no action ON UPDATE no action;