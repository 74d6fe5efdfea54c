package io.mytrader.config;

import java.nio.file.Path;

/** Where a value comes from. */
public sealed interface Origin {
    /** As a person reads it: {@code my.yaml:12}, {@code environment MYTRADER__MODE}. */
    String describe();

    /** The product's own defaults. */
    record ProductDefault() implements Origin {
        @Override
        public String describe() {
            return "default";
        }
    }

    /**
     * The user's file.
     *
     * @param line from 1; 0 for the file as a whole
     */
    record InFile(Path file, int line) implements Origin {
        @Override
        public String describe() {
            return line == 0 ? file.toString() : file + ":" + line;
        }
    }

    /** An environment variable. */
    record Environment(String variable) implements Origin {
        @Override
        public String describe() {
            return "environment " + variable;
        }
    }

    /**
     * An option of the command.
     *
     * @param option as typed, such as {@code --set} or {@code --instrument}
     */
    record CommandLine(String option) implements Origin {
        @Override
        public String describe() {
            return "command line " + option;
        }
    }

    /**
     * A rule of the product that fills in a value nobody gave.
     *
     * @param rule why this value
     */
    record Derived(String rule) implements Origin {
        @Override
        public String describe() {
            return "derived: " + rule;
        }
    }
}
