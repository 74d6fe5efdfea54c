import { Empty } from "../ui/Empty";
export default function BacktestPage() {
  return <Empty>…</Empty>;
}
