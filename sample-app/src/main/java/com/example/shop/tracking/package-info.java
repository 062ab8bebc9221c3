/** Where a parcel is. Bottleneck: a query that reads the whole table, for want of an index. */
@NullMarked
package com.example.shop.tracking;

import org.jspecify.annotations.NullMarked;
