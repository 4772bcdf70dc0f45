using System.CommandLine;
using System.Text.Json;
using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;
using Spectre.Console;

namespace GasOrleans.Cli.Commands;

/// <summary>Lists annotations.</summary>
internal static class List
{
    private static readonly Option<int> Most = new("--limit", "-n") { Description = "How many at the most.", DefaultValueFactory = _ => 25 };

    private static readonly Option<string?> Status = new("--status") { Description = "Only those of this status, such as completed." };
    private static readonly Option<string?> Name = new("--name") { Description = "Only those whose file's name holds this text." };
    private static readonly Option<string?> From = new("--from") { Description = "Only those submitted on this day (2026-11-24) or later." };
    private static readonly Option<string?> To = new("--to") { Description = "Only those submitted on this day or earlier." };
    private static readonly Option<bool> Oldest = new("--oldest") { Description = "The oldest first." };

    public static Command Command(Common common) => common.Asks(new("list", "List your annotations, newest first") { Most, Status, Name, From, To, Oldest }, async (args, session, ct) =>
    {
        var jobs = await ReadAsync(session, Query(args), Math.Max(args.GetValue(Most), 0), ct);
        session.Terminal.Answer(new { jobs = jobs.Select(job => job.Json) }, () =>
        {
            if (session.Terminal.IsSeen)
            {
                Lay(session.Terminal, jobs);
                return;
            }

            foreach (var job in jobs)
            {
                session.Terminal.Line($"{job.Id}  {job.Status,-9}  {job.SubmittedAt:yyyy-MM-ddTHH:mm:ssZ}  {job.FileName}");
            }
        });
        return Exit.Done;
    });

    private static string Query(ParseResult args)
    {
        (string Word, string? Value)[] all =
        [
            ("status", args.GetValue(Status)), ("name", args.GetValue(Name)), ("from", args.GetValue(From)), ("to", args.GetValue(To)),
            ("zone", TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : null), ("order", args.GetValue(Oldest) ? "oldest" : null), ("size", "100"),
        ];
        return string.Join('&', all.Where(one => one.Value is not null).Select(one => $"{one.Word}={Uri.EscapeDataString(one.Value!)}"));
    }

    private static async Task<List<Job>> ReadAsync(Session session, string words, int most, CancellationToken ct)
    {
        var jobs = new List<Job>();
        for (string? after = ""; after is not null && jobs.Count < most;)
        {
            var page = await session.Client.GetAsync(after.Length == 0 ? $"jobs?{words}" : $"jobs?{words}&after={Uri.EscapeDataString(after)}", ct);
            jobs.AddRange(page.GetProperty("jobs").EnumerateArray().Select(Job.Of));
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }

        return [.. jobs.Take(most)];
    }

    private static void Lay(Terminal terminal, List<Job> jobs)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Status", "Submitted", "File");
        foreach (var job in jobs)
        {
            table.AddRow(Safe(job.Id), Safe(job.Status), Words.At(job.SubmittedAt), Safe(job.FileName));
        }

        terminal.Out.Write(table);
    }

    private static string Safe(string text) => Markup.Escape(Words.Plain(text));
}
