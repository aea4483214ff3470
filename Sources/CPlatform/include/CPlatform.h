#ifndef GD_CPLATFORM_H
#define GD_CPLATFORM_H

/// Exchanges two existing paths in one step that no reader can see half of. 0, or -1 with errno set.
int gd_exchange(const char *one, const char *other);

#endif
