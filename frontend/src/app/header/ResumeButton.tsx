import { useTrading } from "../../api/actions";
import { Button } from "../../ui/Button";

export function ResumeButton({ label }: { label: string }) {
  const resume = useTrading("resume");
  return (
    <Button kind="primary" disabled={resume.isPending} onClick={() => resume.mutate(undefined)}>
      {label}
    </Button>
  );
}
