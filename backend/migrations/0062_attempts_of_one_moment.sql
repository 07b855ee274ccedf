DROP INDEX "sign_in_attempts_window";--> statement-breakpoint
CREATE INDEX "sign_in_attempts_age" ON "sign_in_attempts" USING btree ("window_started_at");