DROP INDEX "contacts_name";--> statement-breakpoint
DROP INDEX "contacts_name_trigrams";--> statement-breakpoint
DROP INDEX "customers_by_name";--> statement-breakpoint
DROP INDEX "customers_name_trigrams";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "contact_addresses_prefix" ON "contact_addresses" USING btree ("org_id","address" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "contacts_name_prefix" ON "contacts" USING btree ("org_id","name_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "customer_domains_prefix" ON "customer_domains" USING btree ("org_id","domain" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "customers_name_prefix" ON "customers" USING btree ("org_id","name_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "contacts_name" ON "contacts" USING btree ("org_id","name_key","id");--> statement-breakpoint
CREATE INDEX "contacts_name_trigrams" ON "contacts" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customers_by_name" ON "customers" USING btree ("org_id","name_key","id");--> statement-breakpoint
CREATE INDEX "customers_name_trigrams" ON "customers" USING gin ("name_key" gin_trgm_ops);