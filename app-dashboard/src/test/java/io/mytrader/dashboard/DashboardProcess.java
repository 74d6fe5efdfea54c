package io.mytrader.dashboard;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, to be killed. Argument: data folder; prints its port. */
final class DashboardProcess {
    private DashboardProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (RunningDashboard dashboard = RunningDashboard.lively(Path.of(arguments[0]))) {
            System.out.println(dashboard.port());
            new CountDownLatch(1).await();
        }
    }
}
