using System.CommandLine;
using System.Text.Json;
using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;
using GasOrleans.Cli.Transfers;

namespace GasOrleans.Cli.Commands;

/// <summary>Submits a file. Cut at any moment, the same command again goes on, and there is one annotation.</summary>
internal static class Submit
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "The VCF: plain, gzip or BGZF." };
    private static readonly Option<string?> Genome = new("--genome", "-g") { Description = "The reference genome (see `gas genomes`); may be left out where there is only one." };
    private static readonly Option<string?> Preset = new("--preset", "-p") { Description = "What the result holds: standard (every transcript), compact (the picked consequence of each allele only) or everything (every transcript, and HGVSg)." };
    private static readonly Option<string?> Name = new("--name") { Description = "What the file is called there; else as it is called here." };
    private static readonly Option<bool> AndWait = new("--wait", "-w") { Description = "Wait for the end." };
    private static readonly Option<string?> To = new("--download", "-d") { Description = "Wait for the end, and put the annotated VCF into this folder." };

    public static Command Command(Common common) => common.Asks(new("submit", "Submit a VCF to be annotated") { File, Genome, Preset, Chosen.Options, Name, AndWait, To }, async (args, session, ct) =>
    {
        var job = await SendAsync(session, args, ct);
        var folder = args.GetValue(To);
        if (!args.GetValue(AndWait) && folder is null)
        {
            session.Terminal.Answer(job.Json, () => session.Terminal.Line(job.Id));
            return Exit.Done;
        }

        session.Terminal.Say($"Submitted as {job.Id}");
        var ended = await Wait.UntilSettledAsync(session, job.Id, null, ct);
        var exit = Wait.Tell(session, ended);
        if (exit == Exit.Done && folder is not null)
        {
            session.Terminal.Say($"Saved as {await Fetch.ToFileAsync(session, job.Id, "result", folder, isForced: false, ct)}");
        }

        return exit;
    });

    private static async Task<Job> SendAsync(Session session, ParseResult args, CancellationToken ct)
    {
        var file = args.GetRequiredValue(File);
        if (!file.Exists || file.Length == 0)
        {
            throw new Failure(Exit.Usage, "file", file.Exists ? $"{file.Name} is empty." : $"There is no file {file.FullName}.");
        }

        var genome = args.GetValue(Genome) ?? await OnlyGenomeAsync(session, ct);
        var name = args.GetValue(Name) ?? file.Name;
        var preset = args.GetValue(Preset);
        var options = Chosen.Of(args);
        var content = options is null ? preset : $"{preset}+{string.Join('+', options.Order(StringComparer.Ordinal))}";
        var pending = Pending.Of(session.Surroundings.Folder, session.Client.Address, file, name, genome, content);
        var request = new { fileName = name, genome, preset, options, bytes = file.Length, modifiedAt = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds() };
        var submitted = await session.Client.ChangeAsync(HttpMethod.Post, "jobs", request, pending.Key, ct);
        var job = Job.Of(submitted.GetProperty("job"));
        if (submitted.TryGetProperty("upload", out var upload))
        {
            var sum = await UploadAsync(session, job.Id, upload, file, ct);
            job = Job.Of(await session.Client.ChangeAsync(HttpMethod.Post, $"jobs/{job.Id}/confirm", sum is null ? null : new { sum }, null, ct));
        }

        pending.Done();
        return job;
    }

    /// <summary>Sends the file as the service says; the sum of its parts, when it went in parts.</summary>
    private static async Task<string?> UploadAsync(Session session, string job, JsonElement upload, FileInfo file, CancellationToken ct)
    {
        if (upload.TryGetProperty("parts", out var parts))
        {
            using var sender = new PartsUpload(session.Client, job, parts, file);
            var sum = "";
            await Bar.ShowAsync(session.Terminal, file.Name, file.Length, async sent => sum = await sender.SendAsync(sent, ct));
            return sum;
        }

        await Bar.ShowAsync(session.Terminal, file.Name, file.Length, sent => FormUpload.SendAsync(upload, file, sent, ct));
        return null;
    }

    private static async Task<string> OnlyGenomeAsync(Session session, CancellationToken ct)
    {
        var all = await session.Client.GetAsync("genomes", ct);
        return all.GetArrayLength() == 1
            ? all[0].GetProperty("id").GetString()!
            : throw new Failure(Exit.Usage, "no-genome", $"Say --genome with one of: {string.Join(", ", all.EnumerateArray().Select(one => one.GetProperty("id").GetString()))}.");
    }
}
