/**
 * Sales figures for the office. Bottleneck: a pool of two connections for a page of sixteen tiles.
 */
@NullMarked
package com.example.shop.reports;

import org.jspecify.annotations.NullMarked;
