import { Modal, PasswordInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refusal, rememberToken } from "../api/http";
import { ask } from "../api/queries";
import { Button } from "../ui/Button";
import confirm from "../ui/Confirm.module.css";

/** Asks for the token when the server wants one: it does when it is reachable from other machines. */
export function TokenDialog() {
  const status = useQuery({ queryKey: ["status"], queryFn: ask.status, staleTime: 60_000 });
  const [token, setToken] = useState("");
  const isWanted = status.error instanceof Refusal && status.error.status === 401;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rememberToken(token);
    location.reload();
  };
  return (
    <Modal opened={isWanted} onClose={() => undefined} withCloseButton={false} title="This dashboard is protected">
      <form className={confirm.body} onSubmit={submit}>
        <PasswordInput
          label="Token"
          description="The server's MYTRADER_DASHBOARD_TOKEN. Kept in this tab only."
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          data-autofocus
        />
        <Button kind="primary" type="submit" disabled={token === ""}>
          Open
        </Button>
      </form>
    </Modal>
  );
}
