using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Http.Extensions;

namespace GasOrleans.WebClient.Jobs;

/// <summary>A page of the list as it stands in the address: order, filters and where it starts, so that it can be kept, reloaded and gone back to.</summary>
public sealed record ListAddress
{
    private const int LongestName = 200;
    private const string Day = "yyyy-MM-dd";

    // What no date of ours lies beyond; so that a day more or less is a date too.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2200, 1, 1);

    /// <summary>What the grain is asked.</summary>
    public required JobQuery Query { get; init; }

    /// <summary>The first day of those wanted, as it was typed.</summary>
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    public string? To { get; init; }

    /// <summary>In which time zone days begin (IANA); <see langword="null"/> for UTC.</summary>
    public string? Zone { get; init; }

    public bool IsFiltered => Query is not { Status: null, From: null, Before: null, Name: null };

    /// <summary>The address of the page that starts there: nothing stands in it that says nothing.</summary>
    public string At(JobId? after)
    {
        var query = new QueryBuilder();
        void Say(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        Say("name", Query.Name);
        Say("status", Query.Status is { } status ? Word(status) : null);
        Say("from", From);
        Say("to", To);
        Say("zone", From is null && To is null ? null : Zone);
        Say("order", Query.OldestFirst ? "oldest" : null);
        Say("after", after?.ToString());
        return query.ToString();
    }

    public static string Word(JobStatus status) => status.ToString().ToLowerInvariant();

    public static ValueTask<ListAddress?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (TryRead(context.Request.Query, out var address))
        {
            return ValueTask.FromResult<ListAddress?>(address);
        }

        context.Explain("This is no address of your list", "A date, a status or the place in the list is not written as this site writes it. Begin anew and choose again.", "/jobs", "To my annotations");
        return ValueTask.FromResult<ListAddress?>(null);
    }

    private static bool TryRead(IQueryCollection asked, [NotNullWhen(true)] out ListAddress? address)
    {
        string? Said(string name) => asked[name].ToString().Trim() is { Length: > 0 } said ? said : null;
        var (from, to, name, order) = (Said("from"), Said("to"), Said("name"), Said("order"));
        var zone = Said("zone") is { } said && TimeZoneInfo.TryFindSystemTimeZoneById(said, out var known) ? known : null;
        var isRead = TryDay(from, zone, 0, out var begin) & TryDay(to, zone, 1, out var end)
            & TryStatus(Said("status"), out var status) & JobCursor.TryParse(Said("after"), out var after)
            && order is null or "newest" or "oldest" && !(name?.Length > LongestName) && !(name?.Any(char.IsControl) ?? false);
        address = !isRead ? null : new()
        {
            Query = new() { After = after, Size = JobViews.PageSize, OldestFirst = order == "oldest", Status = status, From = begin, Before = end, Name = name },
            From = from,
            To = to,
            Zone = zone?.Id,
        };
        return isRead;
    }

    private static bool TryStatus(string? word, out JobStatus? status)
    {
        status = word is null ? null : Enum.GetValues<JobStatus>().FirstOrDefault(one => Word(one) == word);
        return status != JobStatus.None;
    }

    private static bool TryDay(string? text, TimeZoneInfo? zone, int daysLater, out DateTimeOffset? begin)
    {
        begin = null;
        if (text is null)
        {
            return true;
        }

        if (!DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < Earliest || day > Latest)
        {
            return false;
        }

        var midnight = day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue);
        begin = new(midnight, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(midnight));
        return true;
    }
}
