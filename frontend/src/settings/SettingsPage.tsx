import { Empty } from "../ui/Empty";
export default function SettingsPage() {
  return <Empty>…</Empty>;
}
