namespace ClaimTrack.Web.Platform;

/// <summary>Commands that the program carries out instead of serving: <c>dotnet run --project src/ClaimTrack.Web -- seed --file seed.json</c>.</summary>
static class Commands
{
    /// <summary>Runs the command named by the arguments; null when they name none and the server should start.</summary>
    public static async Task<int?> Run(WebApplication app, string[] args) => args switch
    {
        ["seed", "--file", var file] => await Seeding.SeedFile.Run(app, file),
        ["seed", ..] => Explain("Use: seed --file seed.json. docs/seed.md explains the file."),
        _ => null,
    };

    static int Explain(string usage)
    {
        Console.Error.WriteLine(usage);
        return 1;
    }
}
