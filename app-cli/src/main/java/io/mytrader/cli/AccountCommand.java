package io.mytrader.cli;

import io.mytrader.account.Position;
import io.mytrader.config.Configuration;
import io.mytrader.config.Purpose;
import io.mytrader.market.Money;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import io.mytrader.venue.SimulatedAccounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mytrader account}: the simulated account of the data folder. */
@Command(
        name = "account",
        description = "Shows the simulated account, or opens a new one in its place.")
final class AccountCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Parameters(paramLabel = "show|reset", description = "What to do.")
    private Action action = Action.show;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    /** As typed. */
    private enum Action {
        show,
        reset
    }

    AccountCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration;
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, List.of())) {
            configuration = loaded.configuration();
        }
        switch (action) {
            case show -> {
                Optional<SimulatedAccount> account =
                        new AccountFile(configuration.dataFolder()).read();
                print(
                        account.orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.FAILURE,
                                        "no simulated account in "
                                                + configuration.dataFolder()
                                                + " yet; the first session opens one")));
            }
            case reset -> {
                try (DataFolder folder = DataFolder.lock(configuration.dataFolder())) {
                    print(
                            SimulatedAccounts.reset(
                                    folder.path(),
                                    configuration.trading().initialCapital(),
                                    System.currentTimeMillis()));
                }
            }
        }
        return ExitCode.OK.code();
    }

    private void print(SimulatedAccount account) {
        if (json) {
            printJson(account);
        } else {
            printText(account);
        }
    }

    private void printText(SimulatedAccount account) {
        context.out().println("account   " + account.accountId());
        context.out().println("equity    " + account.equity());
        context.out().println("cash      " + account.cash());
        context.out().println("opened    with " + account.startingBalance());
        context.out()
                .println(
                        "time      "
                                + (account.timeMillis() == 0
                                        ? "has not begun"
                                        : Instant.ofEpochMilli(account.timeMillis())));
        for (SimulatedAccount.Book book : account.books()) {
            if (book.position() != 0 || !book.live().isEmpty()) {
                context.out()
                        .println(
                                "holds     "
                                        + book.position()
                                        + " "
                                        + book.symbol()
                                        + " and "
                                        + book.live().size()
                                        + " working orders");
            }
        }
    }

    private void printJson(SimulatedAccount account) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        out.name("account").value(account.accountId());
        Money equity = account.equity();
        out.name("equity").value(equity);
        out.name("cash").value(account.cash());
        out.name("starting_balance").value(account.startingBalance());
        out.name("slippage").value(account.slippage());
        out.name("time");
        if (account.timeMillis() == 0) {
            out.nothing();
        } else {
            out.time(account.timeMillis());
        }
        out.name("positions").beginArray();
        for (Position position : account.positions()) {
            out.beginObject();
            out.name("symbol").value(position.symbol());
            out.name("contracts").value(position.contracts());
            out.name("average_price").value(position.averagePrice());
            out.endObject();
        }
        out.endArray();
        out.name("working_orders")
                .value(account.books().stream().mapToLong(book -> book.live().size()).sum());
        out.endObject().endLine();
        text.flush();
    }
}
