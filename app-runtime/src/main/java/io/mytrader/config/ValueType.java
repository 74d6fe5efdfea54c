package io.mytrader.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a key may hold. */
sealed interface ValueType {
    /** What is expected, as the end of a sentence: {@code a whole number from 1 to 10}. */
    String expected();

    /** {@code true} or {@code false}; read as {@link Boolean}. */
    record Flag() implements ValueType {
        @Override
        public String expected() {
            return "true or false";
        }
    }

    /** A whole number, bounds included; {@code 20.0} counts. Read as {@link Long}. */
    record WholeNumber(long least, long most) implements ValueType {
        @Override
        public String expected() {
            if (least == Long.MIN_VALUE && most == Long.MAX_VALUE) {
                return "a whole number";
            }
            return "a whole number from " + least + " to " + most;
        }
    }

    /**
     * A decimal number; read as {@link BigDecimal}.
     *
     * @param least smallest value, itself allowed unless {@code aboveLeast}
     * @param most largest value, allowed
     */
    record DecimalNumber(BigDecimal least, boolean aboveLeast, BigDecimal most)
            implements ValueType {
        boolean contains(BigDecimal value) {
            int low = value.compareTo(least);
            return (aboveLeast ? low > 0 : low >= 0) && value.compareTo(most) <= 0;
        }

        @Override
        public String expected() {
            return "a number "
                    + (aboveLeast ? "above " : "from ")
                    + least.toPlainString()
                    + (aboveLeast ? ", at most " : " to ")
                    + most.toPlainString();
        }
    }

    /** One of some words; read as {@link String}. */
    record Choice(List<String> words) implements ValueType {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", words);
        }
    }

    /**
     * Text that is not empty; read as {@link String}.
     *
     * @param what its meaning: {@code a time zone such as America/Chicago}
     */
    record Text(String what) implements ValueType {
        @Override
        public String expected() {
            return what;
        }
    }

    /** A list; a single element may stand for a list of one. Read as {@link List}. */
    record ListOf(ValueType element) implements ValueType {
        @Override
        public String expected() {
            return "a list, each " + element.expected();
        }
    }

    /**
     * Named fields; read as {@link Map}, without the fields not given.
     *
     * @param fields in the order of documentation
     * @param required fields that must be given
     * @param shortFor the field that a plain value in place of the structure means; empty if none
     */
    record Structure(Map<String, ValueType> fields, List<String> required, String shortFor)
            implements ValueType {
        public Structure {
            required = List.copyOf(required);
        }

        @Override
        public String expected() {
            String map = "{" + String.join(", ", fields.keySet()) + "}";
            ValueType plain = fields.get(shortFor);
            return plain == null ? map : plain.expected() + " or " + map;
        }
    }

    /** Any keys with any values; read as {@link Map}. */
    record FreeMap() implements ValueType {
        @Override
        public String expected() {
            return "keys with values";
        }
    }

    /** A value whose meaning is known elsewhere. */
    record Anything() implements ValueType {
        @Override
        public String expected() {
            return "a value";
        }
    }
}
