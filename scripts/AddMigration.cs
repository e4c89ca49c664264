#:property PublishAot=false

// Adds a migration to both databases, so that neither is forgotten:
//
//     dotnet run scripts/AddMigration.cs -- AddArticleLanguage
//
// Both projects get it or neither does: when one fails, every file is put back as it was.

using System.Diagnostics;
using System.Text.RegularExpressions;

const string Folder = "Migrations";
string[] projects = ["migrations/ClaimTrack.Migrations.Sqlite", "migrations/ClaimTrack.Migrations.SqlServer"];

Directory.SetCurrentDirectory(RepositoryRoot());

if (args is not [var name])
    return Refuse("Name the migration after what changes: dotnet run scripts/AddMigration.cs -- AddArticleLanguage");
if (!Regex.IsMatch(name, "^[A-Z][A-Za-z0-9]{2,79}$"))
    return Refuse($"\"{name}\" cannot be a class name of ours: letters and digits, beginning with a capital, 3 to 80 of them.");
if (projects.FirstOrDefault(project => Migrations(project).Contains(name, StringComparer.OrdinalIgnoreCase)) is { } taken)
    return Refuse($"{taken} already has a migration {name}.");

var before = projects.SelectMany(Files).ToDictionary(file => file, File.ReadAllBytes);
// Stopped half-way is failed half-way.
Console.CancelKeyPress += (_, _) => PutBack();

if (Run("tool", "restore") != 0) return Refuse("The local tools could not be restored; dotnet's words are above.");
foreach (var project in projects)
{
    Console.WriteLine($"{project}:");
    if (Run("ef", "migrations", "add", name, "--project", project, "--output-dir", Folder) == 0) continue;
    PutBack();
    return Refuse($"""
        No migration was added; every file is as it was. {project} failed, and the reason is above:
          "Build failed"                   the code does not compile; `dotnet build {project}` shows where
          "Unable to create a DbContext"   the model does not hold together on this provider
        """);
}

foreach (var project in projects)
{
    foreach (var file in Files(project).Where(file => !before.ContainsKey(file))) Console.WriteLine($"added {file}");
    if (IsEmpty(project)) Console.WriteLine($"The model of {project} had not changed: Up and Down are empty. Fill them in, or delete the files.");
}
Console.WriteLine("Read both before you commit them: a renamed column looks to EF like one dropped and one added.");
return 0;

// 20260131120000_AddArticleLanguage.cs
IEnumerable<string> Migrations(string project) => Files(project)
    .Select(file => Regex.Match(Path.GetFileName(file), @"^\d{14}_(\w+)\.cs$")).Where(match => match.Success).Select(match => match.Groups[1].Value);

IEnumerable<string> Files(string project) => Directory.Exists($"{project}/{Folder}")
    ? Directory.EnumerateFiles($"{project}/{Folder}", "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
    : [];

bool IsEmpty(string project) => Files(project).Where(file => file.EndsWith($"_{name}.cs", StringComparison.Ordinal))
    .All(file => !File.ReadAllText(file).Contains("migrationBuilder."));

void PutBack()
{
    foreach (var added in projects.SelectMany(Files).Where(file => !before.ContainsKey(file))) File.Delete(added);
    foreach (var (file, content) in before) File.WriteAllBytes(file, content);
    foreach (var project in projects.Where(project => Directory.Exists($"{project}/{Folder}") && !Files(project).Any()))
        Directory.Delete($"{project}/{Folder}");
}

int Run(params string[] arguments)
{
    using var process = Process.Start("dotnet", arguments);
    process.WaitForExit();
    return process.ExitCode;
}

int Refuse(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}

string RepositoryRoot() => Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
