using ClaimTrack.Benchmarks;
using ClaimTrack.Benchmarks.Peers;

switch (args)
{
    case ["pages"]:
        await PagesBenchmark.Run();
        return 0;
    case ["serve-bytes", var url, var folder]:
        await BareKestrel.Serve(url, folder);
        return 0;
    case ["serve-mvc", var url, var database]:
        await PlainMvc.Serve(url, database);
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run --project tests/ClaimTrack.Benchmarks -c Release -- COMMAND
              pages    a published page beside bare Kestrel and beside plain MVC with one query (P1, P2, P4)
            """);
        return 2;
}
