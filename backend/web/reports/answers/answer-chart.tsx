import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { AnswerKey } from '@threadline/shared/reports/schema';
import type { ComponentType } from 'react';
import { Spark, SparkBars } from '../charts/spark.js';
import { useFilter } from '../filters/use-report-search.js';
import { asReport } from '../tables/ask.js';

/** The course of an answer's figure; nothing where its report cannot be had, for its sentence stands already. */
export function AnswerChart({ answer }: { answer: AnswerKey }) {
  const Chart = charts[answer];
  return <Chart />;
}

/** Nothing is compared in so small a chart. */
function useInput() {
  return { ...useFilter(), compare: 'none' } as const;
}

function Hours() {
  const groups = useWeeksOfHours();
  return <Spark values={groups.map(({ seconds }) => seconds)} />;
}

function BillableShare() {
  const groups = useWeeksOfHours();
  return <Spark values={groups.map(({ billableShare }) => billableShare)} />;
}

function useWeeksOfHours() {
  const input = { ...useInput(), by: 'week' as const };
  return useQuery(useApi().reports.hours.queryOptions(input, asReport)).data?.groups ?? [];
}

function Utilisation() {
  const input = { ...useInput(), by: 'week' as const };
  const { data } = useQuery(useApi().reports.utilisation.queryOptions(input, asReport));
  return <Spark values={(data?.groups ?? []).map(({ utilisation }) => utilisation)} />;
}

function Activity() {
  const input = { ...useInput(), columns: 'week' as const, limit: 1 };
  const { data } = useQuery(useApi().reports.heatmap.queryOptions(input, asReport));
  return <Spark values={data?.columnTotals ?? []} />;
}

function TasksCompleted() {
  return <Spark values={useWeeksOfTasks().map(({ completed }) => completed)} />;
}

function CycleTime() {
  return <Spark values={useWeeksOfTasks().map(({ medianCycleSeconds }) => medianCycleSeconds)} />;
}

function useWeeksOfTasks() {
  const input = { ...useInput(), by: 'week' as const };
  return useQuery(useApi().reports.tasks.queryOptions(input, asReport)).data?.groups ?? [];
}

function FollowUpCompletion() {
  return <SparkBars values={(useFollowUps()?.byWeekday ?? []).map(({ completionRate }) => completionRate ?? 0)} />;
}

function FollowUpsOverdue() {
  return <SparkBars values={(useFollowUps()?.byWeekday ?? []).map(({ overdue }) => overdue)} />;
}

function useFollowUps() {
  return useQuery(useApi().reports.followUps.queryOptions(useInput(), asReport)).data;
}

function PortalVisits() {
  const input = { ...useInput(), limit: 12 };
  const { data } = useQuery(useApi().reports.portalAdoption.queryOptions(input, asReport));
  return <SparkBars values={(data?.customers ?? []).map(({ visits }) => visits)} />;
}

const charts: Record<AnswerKey, ComponentType> = {
  hours: Hours,
  billable_share: BillableShare,
  utilisation: Utilisation,
  activity: Activity,
  tasks_completed: TasksCompleted,
  cycle_time: CycleTime,
  follow_up_completion: FollowUpCompletion,
  follow_ups_overdue: FollowUpsOverdue,
  portal_visits: PortalVisits,
};
