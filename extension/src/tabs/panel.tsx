export default function Panel() { return <p>hi</p>; }
