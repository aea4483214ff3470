#ifndef GD_CPLATFORM_H
#define GD_CPLATFORM_H

/* The one door to what differs between systems, or what the C library has but Swift's module of it does
 * not show. Unless it says otherwise, a function returns -1 with errno set where it fails. */

/// Exchanges two existing entries of an open folder in one step that no reader can see half of.
int gd_exchange(int folder, const char *one, const char *other);

/// Opens a relative path below an open folder for reading, following no symbolic link anywhere on the way.
///
/// Fails with ELOOP at a symbolic link, and with EXDEV or EINVAL where the path is absolute or climbs out.
/// Never waits for a pipe's other end. The descriptor is closed on exec.
int gd_open_beneath(int folder, const char *path);

/// Brings everything that was written to an open folder's file system, the folder's tree included, to the
/// disk in one go; far faster than a wait for each of many files.
int gd_sync_all(int folder);

/// The number of processors that this process may run on, at least 1.
int gd_processor_count(void);

/// The number of columns of a terminal; 0 where it does not say.
int gd_terminal_columns(int descriptor);

#endif
