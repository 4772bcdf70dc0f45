using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Releases;

/// <summary>Makes an example of any stored type in which nothing has its default: what a serializer loses is then seen.</summary>
internal static class Filled
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 77L,
        [typeof(decimal)] = 7.5m,
        [typeof(double)] = 7.5,
        [typeof(Guid)] = Guid.Parse("0190a6c0-0000-7000-8000-000000000001"),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(7),
        [typeof(DateTimeOffset)] = At,
        [typeof(Uri)] = new Uri("https://gas.example.org/"),
        [typeof(UserId)] = new UserId("ada"),
        [typeof(JobId)] = JobId.Parse("0190a6c0-0000-7000-8000-000000000002"),
        [typeof(JobKey)] = JobKey.Parse("ada/0190a6c0-0000-7000-8000-000000000002"),
    };

    public static object Of(Type type) => Of(type, type.Name);

    private static object Of(Type type, string name) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner, name),
        _ when Known.TryGetValue(type, out var value) => value,
        _ when type == typeof(string) => $"its {name}",
        { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
        { IsGenericType: true } when Parts(type) is { } collection => collection,
        _ => Whole(type),
    };

    private static object? Parts(Type type)
    {
        var of = type.GetGenericArguments();
        var open = type.GetGenericTypeDefinition();
        if (of.Length == 2 && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var made = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
            made.Add(Of(of[0], "key"), Of(of[1], "value"));
            return open == typeof(ImmutableDictionary<,>) ? Call(typeof(ImmutableDictionary), nameof(ImmutableDictionary.ToImmutableDictionary), of, made) : made;
        }

        if (of.Length != 1 || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        var array = Array.CreateInstance(of[0], 1);
        array.SetValue(Of(of[0], of[0].Name), 0);
        return open == typeof(ImmutableArray<>) ? Call(typeof(ImmutableArray), nameof(ImmutableArray.ToImmutableArray), of, array)
            : open == typeof(List<>) ? Activator.CreateInstance(type, array)
            : array;
    }

    private static object? Call(Type type, string method, Type[] of, object argument)
        => type.GetMethods().Single(one => one.Name == method && one.GetGenericArguments().Length == of.Length && one.GetParameters() is [{ ParameterType: { IsGenericType: true } given }]
            && given.GetGenericTypeDefinition() == typeof(IEnumerable<>)).MakeGenericMethod(of).Invoke(null, [argument]);

    private static object Whole(Type type)
    {
        var maker = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(one => one.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .OrderByDescending(one => one.GetParameters().Length).First();
        var made = maker.Invoke([.. maker.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null))
        {
            property.SetValue(made, Of(property.PropertyType, property.Name));
        }

        return made;
    }
}
