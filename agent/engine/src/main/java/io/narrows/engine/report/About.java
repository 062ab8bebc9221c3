package io.narrows.engine.report;

import java.util.List;

/**
 * What a report is about.
 *
 * @param service the application's name
 * @param agentVersion of this agent
 * @param takenMillis when, since 1970
 * @param libraries what of the application is watched
 * @param unwoven classes that could not be woven, with the reason
 * @param cost what the agent itself used
 */
public record About(
    String service,
    String agentVersion,
    long takenMillis,
    List<String> libraries,
    List<String> unwoven,
    Cost cost) {}
