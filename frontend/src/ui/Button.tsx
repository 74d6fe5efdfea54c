import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./Button.module.css";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: "normal" | "primary" | "danger" | "outlined" | "quiet";
  small?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ kind = "normal", small = false, className, ...rest }: Props) {
  const classes = [styles.button, kind === "normal" ? "" : styles[kind], small ? styles.small : "", className ?? ""];
  return <button type="button" className={classes.filter(Boolean).join(" ")} {...rest} />;
}
