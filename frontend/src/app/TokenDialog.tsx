import { Modal, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { token as rememberedToken, rememberToken } from "../api/http";
import { Button } from "../ui/Button";
import confirm from "../ui/Confirm.module.css";
import { useProtection } from "./useProtection";

/** Asks for the token when the server wants one: it does when it is reachable from other machines. */
export function TokenDialog() {
  const protection = useProtection();
  const [token, setToken] = useState(rememberedToken() ?? "");
  const isRefused = protection === "refused the token" && token === rememberedToken();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rememberToken(token);
    location.reload();
  };
  return (
    <Modal
      opened={protection !== "open"}
      onClose={() => undefined}
      withCloseButton={false}
      title="This dashboard is protected"
    >
      <form className={confirm.body} onSubmit={submit}>
        <PasswordInput
          label="Token"
          description="The server's MYTRADER_DASHBOARD_TOKEN. Kept in this tab only."
          error={isRefused ? "The server refused this token." : null}
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
