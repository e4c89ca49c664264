namespace ClaimTrack.Web.Platform.Seeding;

static class SeedFile
{
    public static Task<int> Run(WebApplication app, string file) => throw new NotSupportedException($"{app.Environment.ApplicationName} {file}");
}
