import GDCommand

gdMain(CommandLine.arguments)
