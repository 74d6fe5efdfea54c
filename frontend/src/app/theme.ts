import { createTheme } from "@mantine/core";

/** Mantine takes our tokens; its own colours are not used. */
export const theme = createTheme({
  fontFamily: "var(--font)",
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "15px", xl: "20px" },
  primaryColor: "blue",
  defaultRadius: 6,
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { transitionProps: { duration: 0 }, centered: true } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: "none" } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, openDelay: 250 } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 0 }, shadow: "none" } } },
  },
});
