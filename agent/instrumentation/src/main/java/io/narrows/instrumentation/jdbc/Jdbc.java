package io.narrows.instrumentation.jdbc;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Connections, statements and result sets. */
public final class Jdbc implements Instrumentation {
  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.subtypesOf("java.sql.Connection")
            .attachable()
            .advise("prepareStatement", "(Ljava/lang/String;", Prepare.class)
            .advise("prepareCall", "(Ljava/lang/String;", Prepare.class)
            .advise("createStatement", "(", Create.class),
        Weave.subtypesOf("java.sql.Statement")
            .attachable()
            .advise("execute", "(Ljava/lang/String;", ExecuteSql.class)
            .advise("executeQuery", "(Ljava/lang/String;", ExecuteSql.class)
            .advise("executeQuery", "()", Execute.class));
  }
}
