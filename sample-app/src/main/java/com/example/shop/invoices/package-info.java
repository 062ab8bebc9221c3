/** Invoices. Bottleneck: one lock around the making of every invoice. */
@NullMarked
package com.example.shop.invoices;

import org.jspecify.annotations.NullMarked;
