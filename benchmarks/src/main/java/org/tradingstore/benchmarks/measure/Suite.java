package org.tradingstore.benchmarks.measure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Works that are measured in one process. */
public interface Suite {
    /** The works' names, in the order in which they run. */
    List<String> works();

    /** Measures those of its works that are named. */
    void run(Collection<String> names, Report report) throws IOException, SQLException;
}
