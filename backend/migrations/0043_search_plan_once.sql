-- Planning took two thirds of a search: the plan for any words serves all of them as well.
ALTER FUNCTION search_customers(text, integer, boolean, boolean, integer) SET plan_cache_mode TO 'force_generic_plan';
