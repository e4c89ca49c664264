using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimTrack.Data;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>The command <c>seed --file seed.json</c>: teams, people and claims from a file, all of it or nothing.</summary>
public static class SeedFile
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Seeds from a file.</summary>
    /// <returns>The exit code: 0, or 1 when something is wrong and nothing was written.</returns>
    public static async Task<int> Run(WebApplication app, string file)
    {
        try
        {
            var content = Read(await File.ReadAllTextAsync(Find(file)));
            await using var scope = app.Services.CreateAsyncScope();
            Console.WriteLine(await Write(scope.ServiceProvider, content));
            return 0;
        }
        catch (Exception e) when (e is SeedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file}: {e.Message}\nNothing was written.");
            return 1;
        }
    }

    /// <summary>Reads a seed file's text.</summary>
    /// <exception cref="SeedException">It is no such file.</exception>
    public static SeedContent Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SeedContent>(json, Format) ?? throw new SeedException("$", "The file is empty.");
        }
        catch (JsonException e)
        {
            var sentence = e.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "There is no such property."
                : e.Message.Contains("could not be converted", StringComparison.Ordinal) ? "This value does not fit here."
                : e.Message.Split(" Path: ")[0];
            throw new SeedException(e.Path ?? "$", $"{sentence} (Line {e.LineNumber + 1}.)");
        }
    }

    /// <summary>Writes everything in one transaction and says what it was.</summary>
    /// <exception cref="SeedException">Something cannot be as the file wants it. Nothing is written.</exception>
    public static async Task<string> Write(IServiceProvider services, SeedContent content)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var said = "";
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var all = await db.Database.BeginTransactionAsync();
            var sower = ActivatorUtilities.CreateInstance<Sower>(services);
            await sower.Sow(content);
            await all.CommitAsync();
            said = sower.ToString();
        });
        return said;
    }

    // `dotnet run` starts the program in the project's folder, whatever folder the person is in.
    static string Find(string file) => File.Exists(file) || Path.IsPathRooted(file) || Environment.GetEnvironmentVariable("PWD") is not { } here
        ? file : Path.Combine(here, file);
}

/// <summary>Something in a seed file is wrong.</summary>
/// <param name="path">Its place, such as <c>$.teams[0].members[2].role</c>.</param>
/// <param name="sentence">What is wrong with it.</param>
public sealed class SeedException(string path, string sentence) : Exception($"{path}: {sentence}");
