using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Bcftools;

/// <summary>Runs <c>bcftools csq</c> under limits of the kernel (util-linux' <c>prlimit</c>) and of time. No shell has a part in it.</summary>
internal static class CsqProcess
{
    private const int Signalled = 128;
    private const int FileTooLarge = 25;
    private const int MostSaid = 4096;

    public static async Task RunAsync(CsqOptions options, string fasta, string gff, string from, string to, CancellationToken ct)
    {
        string[] limits = [Limit("as", options.MemoryBytes), Limit("fsize", options.OutputBytes), "--core=0", "--"];
        string[] csq = ["csq", "--local-csq", "--force", "-f", fasta, "-g", gff, "-Ov", "-o", to, from];
        using var process = Start(new("prlimit", [.. limits, options.Program, .. csq]) { RedirectStandardError = true, RedirectStandardInput = true });
        process.StandardInput.Close();
        var said = SaidAsync(process.StandardError);
        using var late = new CancellationTokenSource(options.Time, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            await process.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            throw new CsqFailedException($"took longer than {options.Time}", await said);
        }

        if (process.ExitCode != 0 || !File.Exists(to) || new FileInfo(to).Length == 0)
        {
            throw new CsqFailedException(Reason(process.ExitCode, options), await said);
        }
    }

    private static string Reason(int code, CsqOptions options) => code switch
    {
        0 => "ended well but wrote nothing",
        Signalled + FileTooLarge => string.Create(CultureInfo.InvariantCulture, $"wrote more than the {options.OutputBytes:N0} bytes that it may"),
        > Signalled => string.Create(CultureInfo.InvariantCulture, $"was ended by signal {code - Signalled}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}"),
    };

    private static string Limit(string what, long most) => string.Create(CultureInfo.InvariantCulture, $"--{what}={most}");

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CsqFailedException("cannot be started: prlimit is not installed (Debian's util-linux)", e);
        }
    }

    /// <summary>The end of what it said, which is why it ended; all of it is read, so that it does not wait.</summary>
    private static async Task<string> SaidAsync(StreamReader errors)
    {
        var (last, buffer) = ("", new char[MostSaid]);
        for (int count; (count = await errors.ReadAsync(buffer)) > 0;)
        {
            last = string.Concat(last, buffer.AsSpan(0, count));
            last = last[Math.Max(last.Length - MostSaid, 0)..];
        }

        var lines = last.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : Printable.Text(System.Text.Encoding.UTF8.GetBytes(lines[^1]));
    }
}
