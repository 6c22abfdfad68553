/** An application of its own that uses the library. */
@NullMarked
package example.rebates;

import org.jspecify.annotations.NullMarked;
