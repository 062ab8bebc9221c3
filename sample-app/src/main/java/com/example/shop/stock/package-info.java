/** What came into a warehouse and left it. Bottleneck: all rows are fetched to show one page. */
@NullMarked
package com.example.shop.stock;

import org.jspecify.annotations.NullMarked;
