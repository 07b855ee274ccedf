import { type ProofOffer, proofOffer } from '@threadline/shared/security/schema';
import { postAuth } from '../sign-in/post-auth.js';

/** What this person can prove themselves with; null where the server did not say. */
export async function readProofOffer(): Promise<ProofOffer | null> {
  try {
    const response = await fetch('/auth/prove', { credentials: 'same-origin' });
    return response.ok ? proofOffer.parse(await response.json()) : null;
  } catch {
    return null;
  }
}

/** The sentence of a refusal, empty where there was no answer; null once the person is proven. */
export async function sendProof(proof: { password: string } | { code: string }): Promise<string | null> {
  const answer = await postAuth('/auth/prove', proof);
  return answer.ok ? null : answer.message;
}
