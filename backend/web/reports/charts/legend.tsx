import { type Look, looks } from './looks.js';

/** What each look in a chart stands for. */
export function Legend({ entries }: { entries: readonly { name: string; look: Look }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-2 text-small text-soft">
      {entries.map(({ name, look }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-[2px] ${looks[look]}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}
