package org.seki.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintWriter;

/**
 * Standard output: one JSON object and nothing else with {@code --json}, text for people without.
 */
record Output(PrintWriter out, PrintWriter err) {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .defaultPropertyInclusion(JsonInclude.Value.ALL_ALWAYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    void json(Object value) {
        out.println(write(value));
        out.flush();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** The error as scripts read it: {@code error{message, where, next}} on standard error. */
    void error(String message, String where, String next, boolean json) {
        if (json) {
            err.println(write(new Failure(new Failure.Reason(message, where, next))));
        } else {
            err.println(message);
            if (!where.isEmpty()) {
                err.println("  where: " + where);
            }
            if (!next.isEmpty()) {
                err.println("  next:  " + next);
            }
        }
        err.flush();
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private record Failure(Reason error) {
        private record Reason(String message, String where, String next) {}
    }
}
