package io.mytrader.gateway.fault;

import io.mytrader.gateway.time.Agenda;

/** Begins and ends the timed faults of a script. Gateway thread only. */
public final class FaultPlayer {
    private final Agenda agenda;
    private final Conditions conditions;
    private final FaultStage stage;
    private final long startMillis;

    public FaultPlayer(Agenda agenda, Conditions conditions, FaultStage stage) {
        this.agenda = agenda;
        this.conditions = conditions;
        this.stage = stage;
        this.startMillis = agenda.nowMillis();
    }

    /** Plans every timed fault of the script. */
    public void play(FaultScript script) {
        script.only(TimedFault.class).forEach(fault -> plan(fault, startMillis - 1));
    }

    private void plan(TimedFault fault, long afterMillis) {
        fault.begins()
                .next(afterMillis, startMillis)
                .ifPresent(at -> agenda.at(at, () -> begin(fault)));
    }

    private void begin(TimedFault fault) {
        conditions.begin(fault.trouble());
        stage.began(fault.trouble());
        agenda.after(fault.lasting().toMillis(), () -> end(fault));
        plan(fault, agenda.nowMillis());
    }

    private void end(TimedFault fault) {
        conditions.end(fault.trouble());
        if (!conditions.has(fault.trouble())) {
            stage.ended(fault.trouble());
        }
    }
}
