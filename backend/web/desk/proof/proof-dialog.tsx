import { lazy, Suspense } from 'react';
import { useProofQuestion } from './proof-question.js';

const Question = lazy(() => import('./proof-form.js'));

/** Stands ready in front of every page of the desk, and opens when something asks for a proof. */
export function ProofDialog() {
  const answer = useProofQuestion();
  if (!answer) return null;
  return (
    <Suspense>
      <Question onAnswer={answer} />
    </Suspense>
  );
}
