import "@fontsource-variable/inter/wght.css";
import "../ui/mantine.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "../api/queries";
import { connectLive } from "../live/connect";
import { App } from "./App";
import { theme } from "./theme";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root element");

connectLive();

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="dark">
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
